# One image for every part of the house: api, worker, migrate and the commands of the CLI.
FROM node:20-slim AS build
WORKDIR /house
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:20-slim AS packages
WORKDIR /house
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /house
COPY package.json LICENSE ./
COPY --from=packages /house/node_modules node_modules
COPY --from=build /house/dist dist
COPY workflows/lock.json workflows/lock.json
COPY libs/assembly/sample libs/assembly/sample
USER node
EXPOSE 3000
ENTRYPOINT ["node", "--enable-source-maps", "--disable-warning=ExperimentalWarning", "dist/apps/cli/main.js"]
CMD ["start"]
