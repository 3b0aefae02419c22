FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node server/process/bin/build.ts && mkdir /data && chown node /data
USER node
ENV NODE_ENV=production
EXPOSE 3000
CMD ["node", "server/process/main.ts"]
